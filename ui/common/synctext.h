#pragma once

#include "models/syncstatus.h"

#include <QCoreApplication>

namespace otklik {

/// The state of sync in words, for the status line and the sync page.
class SyncText final
{
    Q_DECLARE_TR_FUNCTIONS(SyncText)

public:
    enum class Mood { Calm, Busy, Warning, Trouble };

    [[nodiscard]] static QString sentence(const SyncStatus &status, TimePoint now);
    [[nodiscard]] static Mood mood(const SyncStatus &status);
};

} // namespace otklik
