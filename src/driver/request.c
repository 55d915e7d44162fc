/* What a command is asked to do, before anything was said. */
#include "driver/driver.h"

void
rcn_request_defaults(rcn_request *request)
{
    *request = (rcn_request){0};
}
