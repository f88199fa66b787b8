#include "ui/channels/dutyview.h"

#include "ui/cards/cardlist.h"
#include "ui/channels/capturedialog.h"
#include "ui/channels/dutyplacedialog.h"
#include "ui/channels/dutypresenter.h"
#include "ui/common/emptystate.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/networks.h"
#include "ui/common/plaintext.h"

#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace otklik {

namespace {

EmptyState *emptyState()
{
    return new EmptyState(QStringLiteral("pin"), DutyView::tr("Nothing is looked at by hand"),
                          DutyView::tr("Closed groups, forums and review sites that no program can read: write down where to "
                                       "look and how often, and Otklik reminds you. What is found is captured in seconds "
                                       "with a link or a text."));
}

} // namespace

DutyView::DutyView(DutyPresenter &presenter, QWidget *parent)
    : CardPage(presenter.model(), tr("By hand"), emptyState(), parent), m_presenter(presenter)
{
    setPanes(makeDetail(), {}, makeHead());
    auto *empty = findChild<EmptyState *>();
    auto *add = empty->addButton();
    add->setText(tr("&New place…"));
    connect(add, &QPushButton::clicked, this, [this] { edit({}); });
    connect(&list(), &CardList::currentRowChanged, this, &DutyView::showRow);
    connect(&presenter, &DutyPresenter::loaded, this, &DutyView::showWhatIsThere);
    showWhatIsThere();
}

QWidget *DutyView::makeHead()
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(metrics::space3, metrics::space2, metrics::space3, metrics::space2);
    auto *add = new QPushButton(tr("&New place…"), head);
    auto *capture = new QPushButton(tr("&Capture…"), head);
    row->addWidget(add);
    row->addWidget(capture);
    row->addStretch(1);
    connect(add, &QPushButton::clicked, this, [this] { edit({}); });
    connect(capture, &QPushButton::clicked, this, [this] { this->capture({})->setPlace({}); });
    return head;
}

QWidget *DutyView::makeDetail()
{
    m_detail = new QWidget(this);
    auto *column = new QVBoxLayout(m_detail);
    column->setContentsMargins(metrics::space6, metrics::space4, metrics::space6, metrics::space4);
    column->setSpacing(metrics::space3);
    m_title = new ToneLabel(LabelTone::Title, m_detail);
    m_title->setWordWrap(true);
    m_standing = new ToneLabel(LabelTone::Quiet, m_detail);
    m_note = new ToneLabel(LabelTone::Normal, m_detail);
    m_note->setWordWrap(true);
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *looked = new QPushButton(tr("I have &looked"), m_detail);
    looked->setProperty("otklikPrimary", true);
    m_open = new QPushButton(tr("&Open"), m_detail);
    auto *capture = new QPushButton(tr("C&apture here…"), m_detail);
    auto *change = new QPushButton(tr("Chan&ge…"), m_detail);
    auto *remove = new QPushButton(tr("&Remove"), m_detail);
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {m_open, capture, looked, change, remove}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    column->addWidget(m_title);
    column->addWidget(m_standing);
    column->addWidget(m_note);
    column->addLayout(buttons);
    column->addStretch(1);
    connect(m_open, &QPushButton::clicked, this, [this] {
        Q_EMIT linkChosen(QUrl(m_shown.url), m_shown.url, m_open->mapToGlobal(QPoint(0, m_open->height())));
    });
    connect(capture, &QPushButton::clicked, this, [this] { this->capture({})->setPlace(m_shown); });
    connect(looked, &QPushButton::clicked, this, [this] { m_presenter.check(m_shown.id); });
    connect(change, &QPushButton::clicked, this, [this] { edit(m_shown); });
    connect(remove, &QPushButton::clicked, this, [this] { m_presenter.remove(m_shown.id, true); });
    return m_detail;
}

void DutyView::showRow(int row)
{
    m_detail->setVisible(row >= 0);
    if (row < 0)
        return;
    const DutyRow &shown = m_presenter.model().rowAt(row);
    m_shown = shown.item.place;
    m_title->setText(QStringLiteral("%1 · %2").arg(plaintext::oneLine(m_shown.title), networkLook(m_shown.network).title));
    m_standing->setText(m_presenter.model().index(row).data(Qt::AccessibleTextRole).toString().section(QStringLiteral(", "), -1));
    m_standing->setTone(shown.isDue ? LabelTone::Warning : LabelTone::Quiet);
    m_note->setText(plaintext::shown(m_shown.note));
    const QUrl url(m_shown.url, QUrl::StrictMode);
    m_open->setVisible(url.isValid() && (url.scheme() == u"https" || url.scheme() == u"http"));
}

void DutyView::edit(const DutyPlace &place)
{
    auto *dialog = new DutyPlaceDialog(place, m_presenter.networks(), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { m_presenter.save(dialog->place()); });
    dialog->open();
}

CaptureDialog *DutyView::capture(const QString &pasted)
{
    if (!m_capture) {
        m_capture = new CaptureDialog(m_presenter.networks(), m_presenter.clock(), window());
        m_capture->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_capture, &CaptureDialog::captureChosen, &m_presenter, &DutyPresenter::capture);
        connect(&m_presenter, &DutyPresenter::captured, m_capture, [dialog = m_capture.data()] {
            dialog->clear();
            dialog->tell(tr("Written down. It comes to the queue with the next synchronisation."), false);
        });
    }
    if (m_capture->isBlank() && !pasted.trimmed().isEmpty())
        m_capture->paste(pasted);
    else if (!m_capture->isBlank())
        m_capture->tell(tr("This one is not captured yet. Capture it or close the window, then take the next."), true);
    m_capture->show();
    m_capture->raise();
    m_capture->activateWindow();
    return m_capture;
}

void DutyView::showWhatIsThere()
{
    showWhetherEmpty(m_presenter.isLoaded() && m_presenter.model().rowCount() == 0);
    showRow(currentRow());
}

} // namespace otklik
