#pragma once

#include "tests/faults/support/desk.h"

#include <QFile>

namespace otklik::faults {

/// What one session of the desktop under test is told on its start, as JSON on one line.
struct DesktopOrder final
{
    Desk::Setup setup;
    QString told;          ///< file that takes what a person was told, line by line
    bool isTyping = true;  ///< false: only comes back, and delivers what is left
    int patience = 30'000; ///< ms to wait until all is delivered; after some faults that never comes

    [[nodiscard]] static DesktopOrder fromLine(const QByteArray &line);
    [[nodiscard]] QByteArray toLine() const;
};

/// A person at a desktop: reads, types drafts, gives commands, and notes down
/// each time that the program said "it is kept". Runs once.
class DesktopSession final
{
public:
    explicit DesktopSession(DesktopOrder order);

    /// The exit code: 0, everything is delivered; 1, it did not come to that;
    /// 2, the cache could not be opened.
    [[nodiscard]] int run();

private:
    void type();
    void typeDraft(const Case &supportCase, const DraftId &id, int from, int to);
    /// False: the person was told that it is not kept.
    bool give(const Command &command);
    void settle();
    void tell(const QJsonObject &line);
    [[nodiscard]] QList<QueueItem> openWork();

    DesktopOrder m_order;
    SystemClock m_clock;
    QFile m_told;
    std::unique_ptr<Desk> m_desk;
};

} // namespace otklik::faults
