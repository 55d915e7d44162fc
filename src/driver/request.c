/* The request to a command before its arguments are read. */
#include "driver/driver.h"

void
rcn_request_defaults(rcn_request *request)
{
    *request = (rcn_request){0};
}
