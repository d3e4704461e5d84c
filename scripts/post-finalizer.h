// Declares the one experimental function that node-addon-api uses where it is declared: it puts off the
// release of JavaScript values until after a garbage collection, which Electron 33 insists on. The package
// node-api-headers leaves experimental functions out.
#ifndef REGULARS_POST_FINALIZER_H
#define REGULARS_POST_FINALIZER_H

#include <node_api.h>

#define NODE_API_EXPERIMENTAL_HAS_POST_FINALIZER

extern "C" napi_status node_api_post_finalizer(node_api_basic_env env, napi_finalize finalize, void *data,
                                               void *hint);

#endif
