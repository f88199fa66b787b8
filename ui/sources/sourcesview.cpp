#include "ui/sources/sourcesview.h"

#include "ui/common/errortext.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/composer/composertext.h"
#include "ui/sources/connectdialog.h"
#include "ui/sources/sourcespresenter.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>

namespace otklik {

namespace {

constexpr int pageWidth = 860;

} // namespace

SourcesView::SourcesView(SourcesPresenter &presenter, QList<NetworkSetup> setups, QWidget *parent)
    : QWidget(parent), m_presenter(presenter), m_setups(std::move(setups)), m_address(new QLineEdit(this)),
      m_connect(new QPushButton(tr("&Connect Mastodon…"), this)),
      m_other(new QPushButton(tr("Connect &another network…"), this)), m_test(new QPushButton(tr("Test the ans&wer"), this)),
      m_disconnect(new QPushButton(tr("&Disconnect"), this)),
      m_note(new ToneLabel(LabelTone::Quiet, this)), m_list(new QListView(this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::space6, metrics::space4, metrics::space6, metrics::space4);
    auto *middle = new QWidget(this);
    middle->setMaximumWidth(pageWidth);
    row->addStretch();
    row->addWidget(middle, 100);
    row->addStretch();
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::space3);
    column->addWidget(new ToneLabel(tr("Networks"), LabelTone::Title, middle));
    auto *hint = new ToneLabel(tr("Connect the company's official account: Otklik then reads its mentions and publishes "
                                  "your replies there. The key is kept by the server and never reaches a laptop."),
                               LabelTone::Quiet, middle);
    hint->setWordWrap(true);
    column->addWidget(hint);
    column->addWidget(makeConnectLine());
    m_note->setWordWrap(true);
    m_note->hide();
    column->addWidget(m_note);
    column->addWidget(m_list, 1);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_other);
    m_other->setVisible(!m_setups.isEmpty());
    connect(m_other, &QPushButton::clicked, this, &SourcesView::openDialog);
    foot->addStretch();
    foot->addWidget(m_test);
    foot->addWidget(m_disconnect);
    m_calls = makeCallsLine();
    column->addWidget(m_calls);
    column->addLayout(foot);

    m_list->setModel(&presenter.model());
    m_list->setSpacing(metrics::space1);
    m_list->setWordWrap(true); // why a source fails takes more than a line
    m_list->setResizeMode(QListView::Adjust);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Networks"));
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &SourcesView::showButtons);
    connect(&presenter, &SourcesPresenter::rowsChanged, this, [this] {
        chooseNew();
        showButtons();
    });
    connect(m_test, &QPushButton::clicked, this, [this] {
        m_note->hide();
        m_presenter.tryConnected(m_list->currentIndex().row());
    });
    connect(&presenter, &SourcesPresenter::answerSent, this,
            [this](const AnswerTried &tried) { tell(ConnectDialog::sentence(tried), false); });
    connect(&presenter, &SourcesPresenter::connected, this, [this](const SourceId &id) {
        m_new = id;
        chooseNew();
    });
    connect(m_disconnect, &QPushButton::clicked, this,
            [this] { m_presenter.disconnectSource(m_list->currentIndex().row()); });
    connect(&presenter, &SourcesPresenter::busyChanged, this, [this](bool isBusy) {
        m_connect->setDisabled(isBusy);
        m_isBusy = isBusy;
        showButtons();
    });
    connect(&presenter, &SourcesPresenter::failed, this,
            [this](const Error &error) { tell(ErrorText::sentence(error), true); });
    connect(&presenter, &SourcesPresenter::browserNeeded, this, [this](const QUrl &address) {
        tell(tr("Your browser opens %1. Sign in there with the official account and allow access; the source "
                "appears here when you have.").arg(address.host()), false);
        Q_EMIT browserNeeded(address);
    });
    setFocusProxy(m_address);
    showButtons();
}

QWidget *SourcesView::makeConnectLine()
{
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::space2);
    m_address->setPlaceholderText(tr("Address of the server, such as social.example.com"));
    m_address->setAccessibleName(tr("Address of the Mastodon server"));
    row->addWidget(m_address, 1);
    row->addWidget(m_connect);
    connect(m_address, &QLineEdit::returnPressed, this, &SourcesView::submit);
    connect(m_connect, &QPushButton::clicked, this, &SourcesView::submit);
    return line;
}

void SourcesView::submit()
{
    if (m_address->text().trimmed().isEmpty()) {
        m_address->setFocus();
        return;
    }
    m_note->hide();
    m_presenter.connectMastodon(m_address->text());
}

void SourcesView::openDialog()
{
    auto *dialog = new ConnectDialog(m_presenter, m_setups, ComposerText::uiLanguage(), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this] {
        tell(tr("Connected. It is a pilot until a lead makes it official on the Channels page."), false);
    });
    dialog->open();
}

void SourcesView::tell(const QString &text, bool isTrouble)
{
    m_note->setTone(isTrouble ? LabelTone::Danger : LabelTone::Normal);
    m_note->setText(text);
    m_note->show();
}

QWidget *SourcesView::makeCallsLine()
{
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::space1);
    m_callsHelp = new ToneLabel(LabelTone::Quiet, box);
    m_callsHelp->setWordWrap(true);
    column->addWidget(m_callsHelp);
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::space2);
    m_callsAddress = new QLineEdit(box);
    m_callsAddress->setReadOnly(true);
    m_callsAddress->setAccessibleName(tr("Address for calls"));
    row->addWidget(m_callsAddress, 1);
    auto *copy = new QPushButton(tr("Co&py the address"), box);
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_callsAddress->text()); });
    row->addWidget(copy);
    column->addLayout(row);
    box->hide();
    return box;
}

void SourcesView::chooseNew()
{
    const SourcesModel &model = m_presenter.model();
    for (int row = 0; !m_new.isEmpty() && row < model.rowCount(); ++row)
        if (model.row(row).id == m_new) {
            m_new = {};
            m_list->setCurrentIndex(model.index(row));
        }
}

std::optional<NetworkSetup> SourcesView::chosenSetup() const
{
    const int row = m_list->currentIndex().row();
    if (row < 0 || row >= m_presenter.model().rowCount())
        return std::nullopt;
    const QString network = m_presenter.model().row(row).network;
    const auto found = std::find_if(m_setups.begin(), m_setups.end(), [&](const NetworkSetup &setup) { return setup.network == network; });
    return found == m_setups.end() ? std::nullopt : std::optional(*found);
}

void SourcesView::showButtons()
{
    const int row = m_list->currentIndex().row();
    const bool isConnected = row >= 0 && row < m_presenter.model().rowCount()
        && m_presenter.model().row(row).state != SourceState::NotConnected;
    const auto setup = chosenSetup();
    m_disconnect->setEnabled(isConnected);
    m_test->setVisible(isConnected && setup && setup->canTestConnected);
    m_test->setEnabled(!m_isBusy);
    m_test->setToolTip(setup ? setup->testAnswer.in(ComposerText::uiLanguage()) : QString());
    showCalls();
}

void SourcesView::showCalls()
{
    const auto setup = chosenSetup();
    const QUrl address = setup && setup->calls ? m_presenter.callsAddress(m_list->currentIndex().row()) : QUrl();
    m_calls->setVisible(!address.isEmpty());
    if (address.isEmpty())
        return;
    const QString host = address.host();
    const bool isHere = host == QLatin1StringView("localhost") || host.startsWith(QLatin1StringView("127.")) || host == QLatin1StringView("::1");
    const QString help = setup->calls->in(ComposerText::uiLanguage());
    m_callsHelp->setText(isHere ? tr("%1 This server runs on this computer only: nobody reaches it from the internet.").arg(help) : help);
    m_callsAddress->setText(address.toString());
    m_callsAddress->setCursorPosition(0);
}

} // namespace otklik
