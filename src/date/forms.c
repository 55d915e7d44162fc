/* The order of the forms of written dates, each a function over numbers, words and
 * marks. */
#include "date/forms.h"

#include "date/reader.h"

rcn_form_reader *const rcn_forms[] = {
    rcn_form_solar_words, rcn_form_solar_numbers,
    rcn_form_era,         rcn_form_east_asian,
    rcn_form_iso,         rcn_form_numeric,
    rcn_form_roman_month, rcn_form_year_first,
    rcn_form_year_day,    rcn_form_day_first,
    rcn_form_vietnamese,  rcn_form_month_first,
    rcn_form_year,        NULL};
