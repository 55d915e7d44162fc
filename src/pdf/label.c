/* Labels of pages as a file counts them (ISO 32000-1, 12.4.2, table 159). */
#include "pdf/label.h"

#include <string.h>

static uint32_t
roman_digit(char letter)
{
    static const char letters[] = "ivxlcdm";
    static const uint32_t values[] = {1, 5, 10, 50, 100, 500, 1000};
    const char *found = letter ? strchr(letters, letter) : NULL;
    return found ? values[found - letters] : 0;
}

/* Returns the value of a number in small roman digits; 0: it is none. */
static uint32_t
roman_value(const char *text)
{
    int64_t sum = 0;
    for (const char *at = text; *at; at++) {
        uint32_t value = roman_digit(*at);
        if (!value || sum > 100000) {
            return 0;
        }
        sum += value < roman_digit(at[1]) ? -(int64_t)value : (int64_t)value;
    }
    return sum > 0 ? (uint32_t)sum : 0;
}

rcn_page_label
rcn_page_label_read(const char *text, size_t index)
{
    if (!text) {
        return (rcn_page_label){"", 'D', (uint32_t)index + 1};
    }
    size_t digits = strspn(text, "0123456789");
    if (digits && !text[digits] && digits < 9 && text[0] != '0') {
        uint32_t number = 0;
        for (size_t i = 0; i < digits; i++) {
            number = number * 10 + (uint32_t)(text[i] - '0');
        }
        return (rcn_page_label){"", 'D', number};
    }
    uint32_t roman = roman_value(text);
    return roman ? (rcn_page_label){"", 'r', roman}
                 : (rcn_page_label){text, '\0', 0};
}
