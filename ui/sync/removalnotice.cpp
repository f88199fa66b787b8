#include "ui/sync/removalnotice.h"

#include "ui/common/noticestrip.h"

#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace otklik {

namespace {

struct Sort final
{
    const char *name;
    qint64 RowCounts::*count;
};

constexpr Sort sorts[] = {
    {QT_TRANSLATE_NOOP("otklik::RemovalNotice", "Messages"), &RowCounts::mentions},
    {QT_TRANSLATE_NOOP("otklik::RemovalNotice", "Open cases"), &RowCounts::cases},
    {QT_TRANSLATE_NOOP("otklik::RemovalNotice", "Notes"), &RowCounts::notes},
    {QT_TRANSLATE_NOOP("otklik::RemovalNotice", "Contacts"), &RowCounts::contacts},
    {QT_TRANSLATE_NOOP("otklik::RemovalNotice", "Your drafts"), &RowCounts::drafts},
};

QString countsOf(const Removal &removal)
{
    const QLocale locale;
    QStringList lines;
    for (const auto &[name, count] : sorts) {
        const qint64 taken = removal.taken.*count;
        const qint64 held = removal.held.*count;
        if (removal.isRestored ? held == 0 : taken == 0)
            continue;
        const QString sort = RemovalNotice::tr(name);
        lines.append(removal.isRestored
                         ? QStringLiteral("%1: %2").arg(sort, locale.toString(held))
                         //: a sort of rows: so many of so many
                         : RemovalNotice::tr("%1: %2 of %3").arg(sort, locale.toString(taken), locale.toString(held)));
    }
    return lines.join(QStringLiteral(" · "));
}

} // namespace

RemovalNotice::RemovalNotice(QWidget *parent)
    : QWidget(parent)
    , m_strip(new NoticeStrip(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_strip);
    QPushButton *later = m_strip->addButton(tr("&Not now"));
    m_agree = m_strip->addButton(QString());
    connect(later, &QPushButton::clicked, this, &RemovalNotice::putOff);
    connect(m_agree, &QPushButton::clicked, this, &RemovalNotice::agreed);
}

QString RemovalNotice::question(const Removal &removal)
{
    QStringList parts;
    if (removal.isRestored) {
        parts.append(tr("The server was restored from a backup and knows far less than this computer. Read everything "
                        "anew from it? What it does not have is gone from here then; what you have not sent is kept."));
        parts.append(tr("Here there are now: %1").arg(countsOf(removal)));
    } else {
        parts.append(tr("The server wants to take unusually much off this computer. Sync stopped before it; shall it "
                        "go on?"));
        parts.append(countsOf(removal));
    }
    parts.append(tr("Until you decide, nothing is received or sent. If this surprises you, ask your administrator "
                    "first."));
    return parts.join(QStringLiteral("\n\n"));
}

void RemovalNotice::ask(const Removal &removal)
{
    m_strip->setNotice(NoticeStrip::Tone::Warning, QStringLiteral("warning"), question(removal));
    m_agree->setText(removal.isRestored ? tr("&Read anew") : tr("&Let it take them"));
}

} // namespace otklik
