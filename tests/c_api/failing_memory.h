/* Memory that ends when a test says so. */
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

/* The n-th allocation from now on fails, and with `all_after` every later one; 0: none. */
void fail_allocation(long n, int all_after);

/* How many allocations there were since. */
long allocations(void);

/* How many are not freed. */
long live_allocations(void);

#ifdef __cplusplus
}
#endif
