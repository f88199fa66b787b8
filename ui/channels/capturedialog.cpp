#include "ui/channels/capturedialog.h"

#include "ui/channels/pastedpost.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/networks.h"
#include "ui/common/plaintext.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace otklik {

namespace {

constexpr QSize usualSize(560, 520);

} // namespace

CaptureDialog::CaptureDialog(const QList<NetworkRules> &networks, const Clock &clock, QWidget *parent)
    : QDialog(parent), m_clock(clock), m_text(new QPlainTextEdit(this)), m_url(new QLineEdit(this)),
      m_network(new QComboBox(this)), m_name(new QLineEdit(this)), m_handle(new QLineEdit(this)),
      m_time(new QDateTimeEdit(this)), m_visibility(new QComboBox(this)), m_where(new ToneLabel(LabelTone::Quiet, this)),
      m_told(new ToneLabel(LabelTone::Normal, this))
{
    setWindowTitle(tr("Capture a message"));
    resize(usualSize);
    m_text->setPlaceholderText(tr("Paste the message, or its link with the text below it"));
    m_text->setAccessibleName(tr("Text of the message"));
    m_text->setTabChangesFocus(true);
    m_url->setPlaceholderText(QStringLiteral("https://"));
    for (const NetworkRules &one : networks)
        m_network->addItem(networkLook(one.network).title, one.network);
    m_network->setCurrentIndex(std::max(0, m_network->findData(QStringLiteral("manual"))));
    m_time->setCalendarPopup(true);
    m_time->setDisplayFormat(QLocale().dateTimeFormat(QLocale::ShortFormat));
    m_visibility->addItem(tr("Public"), static_cast<int>(Visibility::Public));
    m_visibility->addItem(tr("Private, written to the company"), static_cast<int>(Visibility::Private));
    m_handle->setPlaceholderText(tr("as the network writes it, without @"));
    m_where->hide();
    m_told->setWordWrap(true);

    auto *form = new QFormLayout;
    form->setSpacing(metrics::space2);
    form->addRow(tr("&Link"), m_url);
    form->addRow(tr("Net&work"), m_network);
    form->addRow(tr("Author’s &name"), m_name);
    form->addRow(tr("Author’s &handle"), m_handle);
    form->addRow(tr("&Written"), m_time);
    form->addRow(tr("&Visible"), m_visibility);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *capture = buttons->addButton(tr("&Capture"), QDialogButtonBox::ActionRole);
    capture->setToolTip(QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText));
    capture->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(metrics::space3);
    column->addWidget(m_where);
    column->addWidget(m_text, 1);
    column->addLayout(form);
    column->addWidget(m_told);
    column->addWidget(buttons);

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(capture, &QPushButton::clicked, this, &CaptureDialog::submit);
    // A link that comes with the text goes to its own field, once.
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_isReading && m_url->text().isEmpty() && m_text->toPlainText().contains(QLatin1StringView("://")))
            fill(readPasted(m_text->toPlainText(), now()));
    });
    clear();
}

void CaptureDialog::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers().testFlag(Qt::ControlModifier))
        submit();
    else
        QDialog::keyPressEvent(event);
}

QDateTime CaptureDialog::now() const
{
    return QDateTime::fromMSecsSinceEpoch(m_clock.now().time_since_epoch().count());
}

void CaptureDialog::paste(const QString &text)
{
    fill(readPasted(text, now()));
}

bool CaptureDialog::isBlank() const
{
    return m_text->toPlainText().trimmed().isEmpty();
}

void CaptureDialog::setPlace(const DutyPlace &place)
{
    m_place = place.id;
    m_where->setVisible(!place.id.isEmpty());
    m_where->setText(tr("Found in: %1", "a place").arg(plaintext::oneLine(place.title)));
    if (const int index = m_network->findData(place.network); index >= 0)
        m_network->setCurrentIndex(index);
}

void CaptureDialog::fill(const PastedPost &post)
{
    m_isReading = true;
    m_text->setPlainText(post.text);
    m_url->setText(post.url);
    if (const int index = m_network->findData(post.network); index >= 0 && !post.url.isEmpty())
        m_network->setCurrentIndex(index);
    if (!post.authorHandle.isEmpty())
        m_handle->setText(post.authorHandle);
    if (post.publishedAt)
        m_time->setDateTime(QDateTime::fromMSecsSinceEpoch(post.publishedAt->time_since_epoch().count()));
    m_isReading = false;
}

void CaptureDialog::clear()
{
    m_isReading = true;
    m_text->clear();
    for (QLineEdit *edit : {m_url, m_name, m_handle})
        edit->clear();
    m_time->setDateTime(now());
    m_isReading = false;
    m_text->setFocus();
}

MentionCapture CaptureDialog::command() const
{
    MentionCapture command;
    command.network = m_network->currentData().toString();
    command.url = m_url->text().trimmed();
    command.authorName = m_name->text().trimmed();
    command.authorHandle = m_handle->text().trimmed();
    command.text = m_text->toPlainText().trimmed();
    command.publishedAt = TimePoint(std::chrono::milliseconds(m_time->dateTime().toMSecsSinceEpoch()));
    command.visibility = static_cast<Visibility>(m_visibility->currentData().toInt());
    command.placeId = m_place;
    return command;
}

void CaptureDialog::submit()
{
    if (m_text->toPlainText().trimmed().isEmpty()) {
        tell(tr("The text of the message is needed: it is what gets answered."), true);
        m_text->setFocus();
        return;
    }
    Q_EMIT captureChosen(command());
}

void CaptureDialog::tell(const QString &text, bool isTrouble)
{
    m_told->setTone(isTrouble ? LabelTone::Danger : LabelTone::Good);
    m_told->setText(text);
}

QString CaptureDialog::toldText() const
{
    return m_told->text();
}

} // namespace otklik
