#include "delib/rule/impl/option.ipp"
