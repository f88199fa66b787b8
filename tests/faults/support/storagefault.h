/* What the shim (storagefault.c) and the tests share: one of these in a file that both have mapped. */
#pragma once

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum storage_fault {
    FAULT_NONE,        /* only count */
    FAULT_KILL_BEFORE, /* the process dies, the call has not happened */
    FAULT_KILL_AFTER,  /* the process dies, the call has happened */
    FAULT_TORN,        /* a part of a write arrives, then the process dies */
    FAULT_IO_ERROR,    /* this call fails with EIO */
    FAULT_SYNC_ERROR,  /* this fsync or fdatasync fails with EIO */
    FAULT_DISK_FULL,   /* from this call on everything that needs room fails with ENOSPC */
    FAULT_POWER_CUT    /* the process dies, and what no fsync had made sure of is gone */
};

/* The kinds of counted calls. */
enum storage_call {
    CALL_WRITE = 'w',
    CALL_SYNC = 's',
    CALL_TRUNCATE = 't',
    CALL_UNLINK = 'u',
    CALL_RENAME = 'r',
    CALL_MAP = 'm',
    CALL_CREATE = 'o'
};

enum { STORAGE_FAULT_KINDS = 65536 };

struct storage_fault_control
{
    int64_t at;                      /* the number of the call that fails, from 1 on */
    int32_t fault;                   /* enum storage_fault */
    int32_t hit;                     /* set when it has */
    int64_t count;                   /* calls so far */
    char match[256];                 /* counted are calls about paths that contain this */
    char kinds[STORAGE_FAULT_KINDS]; /* enum storage_call of each call, from index 0 on */
};

#ifdef __cplusplus
}
#endif
