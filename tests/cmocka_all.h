#ifndef RCN_TESTS_CMOCKA_ALL_H
#define RCN_TESTS_CMOCKA_ALL_H

/* cmocka wants these four before itself. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#endif
