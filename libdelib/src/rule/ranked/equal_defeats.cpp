#include "delib/rule/ranked/impl/equal_defeats.ipp"
