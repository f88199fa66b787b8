#include "ui/customer/notessection.h"

#include "models/moment.h"
#include "ui/common/iconbutton.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/plaintext.h"
#include "ui/common/relativetime.h"
#include "ui/customer/notewords.h"
#include "ui/customer/whenfield.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>

namespace otklik {

namespace {

constexpr int inputHeight = 60;
constexpr int maxNote = 10'000;

QPlainTextEdit *makeEditor(QWidget *parent)
{
    auto *editor = new QPlainTextEdit(parent);
    editor->setFixedHeight(inputHeight);
    editor->setTabChangesFocus(true);
    return editor;
}

QWidget *channelMark(NoteChannel channel, QWidget *parent)
{
    auto *mark = new QLabel(parent);
    mark->setPixmap(icon(NoteWords::icon(channel), IconTone::Quiet).pixmap(metrics::smallIconSize, metrics::smallIconSize));
    mark->setContentsMargins(0, 0, metrics::space1, 0);
    return mark;
}

} // namespace

NotesSection::NotesSection(const Clock &clock, QWidget *parent)
    : Section(tr("Notes"), parent), m_clock(clock), m_channel(new QComboBox(this)), m_when(new WhenField(clock, this)),
      m_input(makeEditor(this)), m_save(new QPushButton(tr("Save note"), this))
{
    makeInput();
    m_save->hide();
    connect(m_save, &QPushButton::clicked, this, &NotesSection::saveInput);
    connect(m_input, &QPlainTextEdit::textChanged, this, &NotesSection::tell);
    connect(m_channel, &QComboBox::activated, this, &NotesSection::tell);
    connect(m_when, &WhenField::changed, this, &NotesSection::tell);
}

void NotesSection::makeInput()
{
    for (const auto &[channel, name] : EnumNames<NoteChannel>::table)
        m_channel->addItem(icon(NoteWords::icon(channel), IconTone::Quiet), NoteWords::title(channel), static_cast<int>(channel));
    m_channel->setAccessibleName(tr("What is written down"));
    m_channel->setObjectName(QStringLiteral("noteChannel"));
    m_input->setAccessibleName(tr("New note"));
    m_input->setObjectName(QStringLiteral("newNote"));
    m_input->installEventFilter(this);
    layout()->addWidget(m_channel);
    layout()->addWidget(m_when);
    layout()->addWidget(m_input);
    layout()->addWidget(m_save);
    showForm();
}

void NotesSection::tell()
{
    showForm();
    Q_EMIT inputChanged(input());
}

/// A remark is of now; anything else was said at some time.
void NotesSection::showForm()
{
    const bool isRemark = input().channel == NoteChannel::Remark;
    m_when->setVisible(!isRemark);
    m_input->setPlaceholderText(isRemark ? tr("What should colleagues know? (Ctrl+Enter saves)")
                                         : tr("What was said, and what was agreed? (Ctrl+Enter saves)"));
    m_save->setVisible(!m_input->toPlainText().trimmed().isEmpty());
}

NoteDraft NotesSection::input() const
{
    const auto channel = static_cast<NoteChannel>(m_channel->currentData().toInt());
    return {m_input->toPlainText(), channel, channel == NoteChannel::Remark ? std::nullopt : m_when->moment()};
}

void NotesSection::setInput(const NoteDraft &note)
{
    if (input() == note)
        return;
    const QSignalBlocker quiet(m_input);
    m_input->setPlainText(note.text);
    m_channel->setCurrentIndex(m_channel->findData(static_cast<int>(note.channel)));
    m_when->setMoment(note.happenedAt);
    showForm();
}

void NotesSection::saveInput()
{
    NoteDraft note = input();
    note.text = note.text.left(maxNote);
    if (note.text.trimmed().isEmpty())
        return;
    setInput({});
    Q_EMIT added(note);
}

void NotesSection::stopEditing()
{
    m_editing = {};
}

void NotesSection::setCard(const CustomerCard &card, const std::function<QString(const UserId &)> &nameOf)
{
    if (!m_editing.isEmpty())
        return;
    clearRows();
    for (const Note &note : card.notes)
        rows()->addWidget(makeRow(note, nameOf(note.authorId)));
}

QWidget *NotesSection::makeRow(const Note &note, const QString &author)
{
    auto *row = new QWidget(this);
    auto *column = new QVBoxLayout(row);
    column->setContentsMargins(0, metrics::space1, 0, metrics::space1);
    column->setSpacing(0);
    auto *text = new ToneLabel(plaintext::shown(note.text), LabelTone::Normal, row);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(text);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(0);
    auto *who = new ElidedLabel(LabelTone::Quiet, row);
    QStringList facts;
    if (note.channel != NoteChannel::Remark)
        facts.append(NoteWords::title(note.channel));
    if (!author.isEmpty())
        facts.append(plaintext::oneLine(author));
    facts.append(RelativeTime::ago(timeOf(note), m_clock.now()));
    if (note.updatedAt > note.createdAt)
        facts.append(tr("edited"));
    who->setFullText(facts.join(QStringLiteral(" · ")));
    if (note.channel != NoteChannel::Remark)
        foot->addWidget(channelMark(note.channel, row));
    foot->addWidget(who, 1);
    QToolButton *edit = makeIconButton(QStringLiteral("pencil"), tr("Edit this note"), row);
    QToolButton *remove = makeIconButton(QStringLiteral("trash"), tr("Remove this note"), row);
    edit->setObjectName(QStringLiteral("editNote"));
    remove->setObjectName(QStringLiteral("removeNote"));
    foot->addWidget(edit);
    foot->addWidget(remove);
    column->addLayout(foot);
    connect(edit, &QToolButton::clicked, this, [this, note, row] { beginEditing(note, row); });
    connect(remove, &QToolButton::clicked, this, [this, id = note.id] { Q_EMIT removeChosen(id); });
    return row;
}

void NotesSection::beginEditing(const Note &note, QWidget *row)
{
    if (!m_editing.isEmpty())
        return;
    m_editing = note.id;
    const int at = rows()->indexOf(row);
    row->hide();
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    QPlainTextEdit *editor = makeEditor(box);
    editor->setObjectName(QStringLiteral("noteEditor"));
    editor->setPlainText(note.text);
    column->addWidget(editor);
    auto *buttons = new QHBoxLayout;
    auto *save = new QPushButton(tr("Save"), box);
    save->setObjectName(QStringLiteral("saveNote"));
    auto *cancel = new QPushButton(tr("Cancel"), box);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(save);
    column->addLayout(buttons);
    rows()->insertWidget(at, box);
    editor->setFocus();
    const auto end = [this, box, row] {
        m_editing = {};
        box->hide();
        box->deleteLater();
        row->show();
    };
    connect(cancel, &QPushButton::clicked, this, end);
    connect(save, &QPushButton::clicked, this, [this, end, editor, id = note.id] {
        const QString text = editor->toPlainText().left(maxNote);
        end();
        Q_EMIT edited(id, text);
    });
}

bool NotesSection::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_input && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (isEnter && key->modifiers().testFlag(Qt::ControlModifier)) {
            saveInput();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace otklik
