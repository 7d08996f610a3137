#include <xdo.h>
