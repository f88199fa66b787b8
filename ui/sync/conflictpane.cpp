#include "ui/sync/conflictpane.h"

#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/plaintext.h"
#include "ui/common/relativetime.h"
#include "ui/conversation/entrytext.h"
#include "ui/sync/conflict.h"
#include "ui/sync/pendingtext.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>

namespace otklik {

namespace {

constexpr int textHeight = 132;

/// A column with a title over a text to read.
QPlainTextEdit *addText(QWidget *column, ToneLabel *title)
{
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::space1);
    auto *text = new QPlainTextEdit(column);
    text->setReadOnly(true);
    text->setFixedHeight(textHeight);
    text->setAccessibleName(title->text());
    text->setPlaceholderText(ConflictPane::tr("nothing"));
    layout->addWidget(title);
    layout->addWidget(text);
    return text;
}

} // namespace

ConflictPane::ConflictPane(QWidget *parent)
    : QWidget(parent)
    , m_reason(new ToneLabel(LabelTone::Normal, this))
    , m_attempt(new ToneLabel(LabelTone::Quiet, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::space2);
    for (ToneLabel *label : {m_reason, m_attempt}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        column->addWidget(label);
    }
    column->addWidget(makeTexts());
    column->addWidget(makeButtons());
}

QWidget *ConflictPane::makeTexts()
{
    m_texts = new QWidget(this);
    auto *row = new QHBoxLayout(m_texts);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::space3);
    auto *mine = new QWidget(m_texts);
    m_mine = addText(mine, new ToneLabel(tr("You wrote"), LabelTone::Quiet, mine));
    m_theirColumn = new QWidget(m_texts);
    m_theirTitle = new ToneLabel(tr("It says now"), LabelTone::Quiet, m_theirColumn);
    m_theirs = addText(m_theirColumn, m_theirTitle);
    row->addWidget(mine, 1);
    row->addWidget(m_theirColumn, 1);
    return m_texts;
}

QWidget *ConflictPane::makeButtons()
{
    auto *buttons = new QWidget(this);
    auto *row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::space2);
    m_copy = new QPushButton(tr("&Copy my text"), buttons);
    m_open = new QPushButton(tr("&Open the case"), buttons);
    m_keep = new QPushButton(tr("&Keep mine"), buttons);
    m_keep->setToolTip(tr("Writes your words over those that stand there now"));
    m_take = new QPushButton(buttons);
    row->addWidget(m_copy);
    row->addStretch();
    for (QPushButton *button : {m_open, m_keep, m_take})
        row->addWidget(button);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_mine->toPlainText()); });
    connect(m_open, &QPushButton::clicked, this, &ConflictPane::caseWanted);
    connect(m_keep, &QPushButton::clicked, this, &ConflictPane::mineKept);
    connect(m_take, &QPushButton::clicked, this, &ConflictPane::theirsTaken);
    return buttons;
}

void ConflictPane::show(const PendingMutation &pending, TimePoint now)
{
    const Conflict conflict(pending);
    const QString mine = conflict.mine();
    const QString theirs = conflict.theirs();
    const bool isRefused = pending.state == PendingState::Refused;
    QStringList reason{PendingText::state(pending)};
    if (isRefused && !conflict.whereMineIs().isEmpty())
        reason.append(conflict.whereMineIs());
    m_reason->setText(reason.join(u' '));
    const QString attempt = PendingText::attempt(pending, now);
    m_attempt->setText(attempt);
    m_attempt->setVisible(!attempt.isEmpty());
    m_mine->setPlainText(mine);
    m_theirs->setPlainText(theirs);
    const auto since = conflict.changedAt();
    m_theirTitle->setText(since ? tr("It says now (changed %1)").arg(RelativeTime::inSentence(*since, now))
                                : tr("It says now"));
    const bool hasTheirs = isRefused && (!theirs.isEmpty() || conflict.isOfField());
    m_theirColumn->setVisible(hasTheirs);
    m_texts->setVisible(!mine.isEmpty() || hasTheirs);
    m_copy->setVisible(!mine.isEmpty());
    m_open->setVisible(!conflict.caseId().isEmpty());
    m_keep->setVisible(isRefused && conflict.onTop().has_value());
    m_take->setVisible(isRefused);
    m_take->setText(isRefused && conflict.onTop() ? tr("&Leave theirs") : tr("&I have seen it"));
}

void ConflictPane::showNews(const QList<ConversationEntry> &entries, TimePoint now)
{
    if (entries.isEmpty())
        return;
    QStringList messages;
    for (const ConversationEntry &entry : entries) {
        QStringList head{entry.authorName.isEmpty() ? entry.handle : entry.authorName,
                         RelativeTime::inSentence(entry.mention.publishedAt, now)};
        for (const QString &word : {EntryText::edited(entry), EntryText::deleted(entry, now)})
            if (!word.isEmpty())
                head.append(word);
        messages.append(plaintext::oneLine(head.join(QStringLiteral(" · "))) + u'\n' + entry.mention.text);
    }
    const QString words = messages.join(QStringLiteral("\n\n"));
    if (words == m_theirs->toPlainText())
        return;
    m_theirTitle->setText(tr("New in the conversation"));
    m_theirs->setPlainText(words);
    m_theirColumn->show();
    m_texts->show();
}

} // namespace otklik
