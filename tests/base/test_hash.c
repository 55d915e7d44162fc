/* Hashes against published vectors. */
#include <string.h>

#include "cmocka_all.h"

#include "base/hash.h"

/* FIPS 180-4, examples of SHA-256. */
static void
sha256_vectors(void **state)
{
    (void)state;
    char out[65];
    rcn_sha256(rcn_text_of(""), out);
    assert_string_equal(out, "e3b0c44298fc1c149afbf4c8996fb924"
                             "27ae41e4649b934ca495991b7852b855");
    rcn_sha256(rcn_text_of("abc"), out);
    assert_string_equal(out, "ba7816bf8f01cfea414140de5dae2223"
                             "b00361a396177a9cb410ff61f20015ad");
    rcn_sha256(rcn_text_of("abcdbcdecdefdefgefghfghighijhijk"
                           "ijkljklmklmnlmnomnopnopq"),
               out);
    assert_string_equal(out, "248d6a61d20638b8e5c026930c3e6039"
                             "a33ce45964ff2167f6ecedd419db06c1");
}

/* The value that Python's uuid.uuid5(uuid.NAMESPACE_URL, ...) gives. */
static void
uuid5_of_a_url(void **state)
{
    (void)state;
    char out[46];
    rcn_uuid5(rcn_text_of("http://www.example.com/"), out);
    assert_string_equal(out, "urn:uuid:fcde3c85-2270-590f-9e7c-ee003d65e0e2");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sha256_vectors),
        cmocka_unit_test(uuid5_of_a_url),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
