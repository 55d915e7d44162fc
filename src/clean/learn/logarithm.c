/* Logarithms by repeated squaring, and the logistic function from a table of
 * its values at whole quarters, so that no floating point is needed. */
#include "clean/learn/logarithm.h"

#include <stddef.h>

/* log2(1 + x) of the numbers that are asked for most. */
static const int16_t small_logs[256] = {
    0,    256,  405,  512,  594,  661,  718,  768,  811,  850,  885,  917,
    947,  974,  1000, 1024, 1046, 1067, 1087, 1106, 1124, 1141, 1158, 1173,
    1188, 1203, 1217, 1230, 1243, 1256, 1268, 1280, 1291, 1302, 1313, 1323,
    1333, 1343, 1353, 1362, 1371, 1380, 1389, 1397, 1405, 1414, 1421, 1429,
    1437, 1444, 1452, 1459, 1466, 1473, 1480, 1486, 1493, 1499, 1505, 1512,
    1518, 1524, 1530, 1536, 1541, 1547, 1552, 1558, 1563, 1569, 1574, 1579,
    1584, 1589, 1594, 1599, 1604, 1609, 1613, 1618, 1623, 1627, 1632, 1636,
    1640, 1645, 1649, 1653, 1657, 1661, 1665, 1670, 1674, 1677, 1681, 1685,
    1689, 1693, 1697, 1700, 1704, 1708, 1711, 1715, 1718, 1722, 1725, 1729,
    1732, 1736, 1739, 1742, 1745, 1749, 1752, 1755, 1758, 1761, 1765, 1768,
    1771, 1774, 1777, 1780, 1783, 1786, 1789, 1792, 1794, 1797, 1800, 1803,
    1806, 1808, 1811, 1814, 1817, 1819, 1822, 1825, 1827, 1830, 1832, 1835,
    1838, 1840, 1843, 1845, 1848, 1850, 1853, 1855, 1857, 1860, 1862, 1865,
    1867, 1869, 1872, 1874, 1876, 1879, 1881, 1883, 1885, 1888, 1890, 1892,
    1894, 1896, 1898, 1901, 1903, 1905, 1907, 1909, 1911, 1913, 1915, 1917,
    1919, 1921, 1924, 1926, 1928, 1930, 1932, 1933, 1935, 1937, 1939, 1941,
    1943, 1945, 1947, 1949, 1951, 1953, 1954, 1956, 1958, 1960, 1962, 1964,
    1965, 1967, 1969, 1971, 1973, 1974, 1976, 1978, 1980, 1981, 1983, 1985,
    1986, 1988, 1990, 1992, 1993, 1995, 1997, 1998, 2000, 2001, 2003, 2005,
    2006, 2008, 2010, 2011, 2013, 2014, 2016, 2017, 2019, 2021, 2022, 2024,
    2025, 2027, 2028, 2030, 2031, 2033, 2034, 2036, 2037, 2039, 2040, 2042,
    2043, 2045, 2046, 2048};

int32_t
rcn_log2(uint64_t x)
{
    if (x < sizeof small_logs / sizeof *small_logs) {
        return small_logs[x];
    }
    uint64_t value = x < UINT64_MAX ? x + 1 : x;
    int whole = 0;
    for (int step = 32; step; step /= 2) {
        whole += value >> whole >> step ? step : 0;
    }
    /* The mantissa in [1, 2) as a number of 31 bits after the point. */
    uint64_t mantissa =
        whole > 31 ? value >> (whole - 31) : value << (31 - whole);
    int32_t result = whole;
    for (int i = 0; i < 8; i++) {
        mantissa = mantissa * mantissa >> 31;
        result *= 2;
        if (mantissa >> 32) {
            mantissa >>= 1;
            result++;
        }
    }
    return result;
}

int32_t
rcn_signed_log2(int64_t x)
{
    return x < 0 ? -rcn_log2((uint64_t)-x) : rcn_log2((uint64_t)x);
}

int32_t
rcn_share(uint64_t part, uint64_t whole)
{
    return whole ? (int32_t)(part * 1000 / whole) : 0;
}

uint32_t
rcn_square_root(uint64_t x)
{
    uint64_t root = 0;
    for (uint64_t bit = (uint64_t)1 << 31; bit; bit >>= 1) {
        if ((root + bit) * (root + bit) <= x) {
            root += bit;
        }
    }
    return (uint32_t)root;
}

/* 65536 / (1 + exp(-i / 4)) for i from 0 to 40. */
static const uint32_t logistic[] = {
    32768, 36843, 40793, 44511, 47911, 50941, 53581, 55834, 57724, 59287, 60565,
    61598, 62428, 63090, 63615, 64030, 64357, 64614, 64816, 64974, 65097, 65194,
    65269, 65328, 65374, 65410, 65438, 65459, 65476, 65489, 65500, 65508, 65514,
    65519, 65523, 65526, 65528, 65530, 65531, 65532, 65533};

uint32_t
rcn_chance(int64_t logit)
{
    int64_t size = logit < 0 ? -logit : logit;
    uint32_t result = 65534;
    if (size < (int64_t)10 * 1024) {
        size_t at = (size_t)(size / 256);
        uint32_t rest = (uint32_t)(size % 256);
        uint32_t step = logistic[at + 1] - logistic[at];
        result = logistic[at] + step * rest / 256;
    }
    return logit < 0 ? 65536 - result : result;
}
