#include "select.h"

/* Hoare's quickselect, falling. */
double
select_largest(double *v, size_t n, size_t k)
{
    size_t low = 0, high = n - 1;

    k--;
    while (low < high) {
        double middle = v[low + (high - low) / 2], swap;
        size_t i = low, j = high;

        while (i <= j) {
            while (v[i] > middle)
                i++;
            while (v[j] < middle)
                j--;
            if (i > j)
                break;
            swap = v[i];
            v[i++] = v[j];
            v[j] = swap;
            if (j == 0)
                break;
            j--;
        }
        if (k <= j)
            high = j;
        else if (k >= i)
            low = i;
        else
            break;
    }
    return v[k];
}
