#pragma once

#include "models/result.h"

#include <QStringList>
#include <QUrl>

namespace otklik {

/// What was asked for on the command line.
struct Options final
{
    QString dataDir; ///< absolute; everything this start reads and writes lies there
    bool hasOwnSettings = false; ///< --data: settings lie there too, not in the person's
    QUrl server;     ///< empty: the server of this laptop
    QString serverProgram; ///< of this laptop: beside the program
    QString language; ///< "ru", "en"; empty: as set
    bool wantsCapture = false; ///< what the clipboard holds is to be captured
    QString firstPaintLog;
    bool quitsAfterFirstPaint = false;
    QString tourDir;      ///< not empty: drive the windows through the main job
    QUrl tourNetwork;     ///< a real server to publish to
    QString tourAccounts; ///< file with its accounts

    QString answer;    ///< not empty: print this and end (--help, --version)
};

/// Error code "bad_option", detail a line for the terminal.
[[nodiscard]] Result<Options> parseOptions(const QStringList &arguments);

} // namespace otklik
