#include "delib/outcome/impl/ties.ipp"
