/* The command: parses arguments and calls the driver. */
#include <stdio.h>

int
main(void)
{
    (void)puts("recension " RCN_VERSION);
    return 0;
}
