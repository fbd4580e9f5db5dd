#include "delib/core/impl/huge_pages.ipp"
