#pragma once
#include <curl/curl.h>

// curl's setters and getters are variadic, which Swift cannot call: one inline per argument type. The callbacks have their
// own types, so that the compiler checks a Swift closure against what curl will call.
static inline CURLcode rawi_curl_set_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode rawi_curl_set_offset(CURL *handle, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode rawi_curl_set_string(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode rawi_curl_set_pointer(CURL *handle, CURLoption option, void *value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode rawi_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode rawi_curl_set_body(CURL *handle, curl_write_callback call) {
    return curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, call);
}
static inline CURLcode rawi_curl_set_header(CURL *handle, curl_write_callback call) {
    return curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, call);
}
static inline CURLcode rawi_curl_set_open_socket(CURL *handle, curl_opensocket_callback call) {
    return curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, call);
}
static inline CURLcode rawi_curl_set_before_request(CURL *handle, curl_prereq_callback call) {
    return curl_easy_setopt(handle, CURLOPT_PREREQFUNCTION, call);
}
static inline CURLcode rawi_curl_set_debug(CURL *handle, curl_debug_callback call) {
    return curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, call);
}

static inline CURLcode rawi_curl_get_long(CURL *handle, CURLINFO info, long *value) {
    return curl_easy_getinfo(handle, info, value);
}
static inline CURLcode rawi_curl_get_offset(CURL *handle, CURLINFO info, curl_off_t *value) {
    return curl_easy_getinfo(handle, info, value);
}
static inline CURLcode rawi_curl_get_string(CURL *handle, CURLINFO info, const char **value) {
    char *text = 0;
    CURLcode code = curl_easy_getinfo(handle, info, &text);
    *value = text;
    return code;
}
static inline CURLcode rawi_curl_get_list(CURL *handle, CURLINFO info, struct curl_slist **value) {
    return curl_easy_getinfo(handle, info, value);
}

static inline CURLMcode rawi_curl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
    return curl_multi_setopt(multi, option, value);
}
/// The result that a finished transfer's message carries; it sits in a union.
static inline CURLcode rawi_curl_message_result(const CURLMsg *message) {
    return message->data.result;
}

/// The file of trusted certificates that curl was built with; null where it was built with none.
static inline const char *rawi_curl_default_ca_file(void) {
    return curl_version_info(CURLVERSION_NOW)->cainfo;
}
