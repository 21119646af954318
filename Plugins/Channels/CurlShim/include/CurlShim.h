// libcurl sets and tells options through functions with variable arguments, which Swift cannot
// call: here is one function for each type of argument, and nothing else.

#ifndef CURL_SHIM_H
#define CURL_SHIM_H

#include <curl/curl.h>

CURLcode curl_shim_set_number(CURL *handle, CURLoption option, long value);
// The text is copied; NULL sets it back.
CURLcode curl_shim_set_text(CURL *handle, CURLoption option, const char *value);
// The buffer has CURL_ERROR_SIZE bytes and lives as long as the handle.
CURLcode curl_shim_set_error_buffer(CURL *handle, char *buffer);
CURLcode curl_shim_get_number(CURL *handle, CURLINFO info, long *value);
CURLcode curl_shim_get_socket(CURL *handle, curl_socket_t *socket);

#endif
