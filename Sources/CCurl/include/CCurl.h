// libcurl's setters and getters take `...`, which Swift cannot call: one typed inline function a kind of value.
// The rest of libcurl is called directly.
#pragma once
#include <curl/curl.h>
#include <string.h>

// The callbacks as libcurl documents them. The buffer is libcurl's, valid during the call only; a return value other
// than `size * count` ends the transfer.
typedef size_t (*glane_bytes_callback)(char *buffer, size_t size, size_t count, void *context);
// Answers a new socket, or CURL_SOCKET_BAD to refuse the address.
typedef curl_socket_t (*glane_socket_callback)(void *context, curlsocktype purpose, struct curl_sockaddr *address);
// Runs on every request once its connection stands, new or reused; CURL_PREREQFUNC_ABORT ends the transfer.
typedef int (*glane_prerequest_callback)(
    void *context, char *remote_address, char *local_address, int remote_port, int local_port);

static inline CURLcode glane_set_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode glane_set_large(CURL *handle, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(handle, option, value);
}

// libcurl copies the string.
static inline CURLcode glane_set_string(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

// The memory behind the pointer must outlive the transfer.
static inline CURLcode glane_set_pointer(CURL *handle, CURLoption option, void *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode glane_set_list(CURL *handle, CURLoption option, struct curl_slist *list) {
    return curl_easy_setopt(handle, option, list);
}

// Copies `count` bytes as the body to send.
static inline CURLcode glane_set_body(CURL *handle, const void *bytes, curl_off_t count) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, count);
    return code == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_COPYPOSTFIELDS, (const char *)bytes) : code;
}

static inline CURLcode glane_set_bytes_callback(
    CURL *handle, CURLoption option, CURLoption context_option, glane_bytes_callback callback, void *context) {
    CURLcode code = curl_easy_setopt(handle, option, callback);
    return code == CURLE_OK ? curl_easy_setopt(handle, context_option, context) : code;
}

static inline CURLcode glane_set_socket_callback(CURL *handle, glane_socket_callback callback, void *context) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, callback);
    return code == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, context) : code;
}

static inline CURLcode glane_set_prerequest_callback(CURL *handle, glane_prerequest_callback callback, void *context) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_PREREQFUNCTION, callback);
    return code == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_PREREQDATA, context) : code;
}

static inline CURLcode glane_get_long(CURL *handle, CURLINFO info, long *value) {
    return curl_easy_getinfo(handle, info, value);
}

// Sets what CURLINFO_PRIVATE answers.
static inline CURLcode glane_set_private(CURL *handle, void *value) {
    return curl_easy_setopt(handle, CURLOPT_PRIVATE, value);
}

static inline CURLcode glane_get_private(CURL *handle, void **value) {
    return curl_easy_getinfo(handle, CURLINFO_PRIVATE, (char **)value);
}

static inline CURLMcode glane_multi_set_long(CURLM *multi, CURLMoption option, long value) {
    return curl_multi_setopt(multi, option, value);
}

// A CURLMsg keeps its result in a union, which Swift would show as three overlapping fields.
static inline CURLcode glane_result(const CURLMsg *message) { return message->data.result; }

static inline int glane_open_socket(const struct curl_sockaddr *address) {
    return socket(address->family, address->socktype, address->protocol);
}
