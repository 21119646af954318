import ReceivablesPorts
import ReceivablesTesting
import Testing

@Suite("Requests held against each other")
struct RequestFieldsTests {
  private func request(
    _ method: String = "POST",
    _ address: String = "https://api.example/v1/a?limit=100&x%5By%5D=a+b",
    type: String = "application/json",
    _ body: String = #"{"a":{"b":[1,"1",true,null,{},[]]},"c":"d"}"#
  ) -> HTTPRequest {
    HTTPRequest(
      method: method, address: address, fields: [HTTPRequest.Field("Content-Type", type)],
      body: Array(body.utf8))
  }

  private func differences(_ other: HTTPRequest) throws -> [String] {
    try RequestFields(request()).differences(from: RequestFields(other)).keys.sorted()
  }

  @Test("Order, writing, host and the character set make no difference")
  func same() throws {
    let other = request(
      "POST", "http://127.0.0.1:8420/v1/a?x[y]=a%20b&limit=100",
      type: "application/json; charset=utf-8",
      #"{ "c": "\u0064", "a": {"b": [1, "1", true, null, {}, []]}}"#)
    #expect(try differences(other) == [])
    let form = request(type: FormBody.type, "a[b]=x+y%C3%A9&c=")
    let same = request(type: FormBody.type, "c=&a%5Bb%5D=x%20y\u{E9}")
    #expect(try RequestFields(form) == RequestFields(same))
  }

  /// Goal: nothing can be wrong and pass. Method: each part is changed, taken away or added.
  @Test("Whatever is said differently is found, in its place")
  func found() throws {
    let address = "https://api.example/v1/a?limit=100&x[y]=a+b"
    let cases: [(HTTPRequest, [String])] = [
      (request("PUT"), ["method"]),
      (request("POST", "https://api.example/v1/b?limit=100&x[y]=a+b"), ["path"]),
      (request("POST", "https://api.example/v1/a?limit=99&x[y]=a+b"), ["query limit"]),
      (request("POST", address + "&limit=100"), ["query limit"]),
      (request("POST", address + "&page"), ["query page"]),
      (request("POST", "https://api.example/v1/a"), ["query limit", "query x[y]"]),
      (request().with(HTTPRequest.Field("X-A", "b")), ["field x-a"]),
      (
        request("POST", address, #"{"a":{"b":["1","1",true,null,{},[]]},"c":"d"}"#),
        ["body [a][b][0]"]
      ),
      (request("POST", address, #"{"a":{"b":[1,"1",true,null,{}]},"c":"d"}"#), ["body [a][b][5]"]),
      (
        request("POST", address, #"{"a":{"b":[1,"1",false,null,{},[]]},"c":"d"}"#),
        ["body [a][b][2]"]
      ),
      (request("POST", address, #"{"a":{"b":[1,"1",true,0,{},[]]},"c":"d"}"#), ["body [a][b][3]"]),
      (
        request("POST", address, #"{"a":{"b":[1,"1",true,null,{},[]]},"e":"d"}"#),
        ["body [c]", "body [e]"]
      ),
    ]
    for (other, places) in cases { #expect(try differences(other) == places) }
    #expect(try differences(request("POST", address, "")).contains("body [c]"))
  }

  @Test("A body that is not what its type says is not compared in silence")
  func unread() {
    #expect(throws: (any Error).self) { try RequestFields(request(type: "text/csv")) }
    #expect(throws: (any Error).self) {
      try RequestFields(request("POST", "https://api.example/", "{"))
    }
  }
}
