#if canImport(Glibc)
  import Glibc

  /// A disk that is full: no file may grow past a size, as long as a body runs.
  ///
  /// The limit holds for the whole process, so that it should be larger than what other tests
  /// write, and only one body runs at a time.
  public enum FullDisk {
    /// Runs the body while no file may be larger than so many bytes.
    public static func simulate(
      above bytes: Int, _ body: @Sendable () async throws -> Void
    ) async throws {
      await turns.wait()
      signal(SIGXFSZ, SIG_IGN)
      limit(to: rlim_t(bytes))
      let result: Result<Void, any Error>
      do {
        result = .success(try await body())
      } catch {
        result = .failure(error)
      }
      limit(to: nil)
      await turns.end()
      try result.get()
    }

    /// Nil takes the limit away.
    private static func limit(to bytes: rlim_t?) {
      let resource = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
      var limit = rlimit()
      getrlimit(resource, &limit)
      limit.rlim_cur = bytes ?? limit.rlim_max
      precondition(setrlimit(resource, &limit) == 0, "The size of files can be limited.")
    }

    private static let turns = Turns()

    private actor Turns {
      private var isTaken = false
      private var waiting: [CheckedContinuation<Void, Never>] = []

      func wait() async {
        if isTaken {
          await withCheckedContinuation { waiting.append($0) }
        } else {
          isTaken = true
        }
      }

      func end() {
        if waiting.isEmpty {
          isTaken = false
        } else {
          waiting.removeFirst().resume()
        }
      }
    }
  }
#endif
