#include "ui/sources/sourcesview.h"

#include "ui/common/errortext.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/composer/composertext.h"
#include "ui/sources/connectdialog.h"
#include "ui/sources/sourcespresenter.h"

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
      m_other(new QPushButton(tr("Connect &another network…"), this)), m_disconnect(new QPushButton(tr("&Disconnect"), this)),
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
    foot->addWidget(m_disconnect);
    column->addLayout(foot);

    m_list->setModel(&presenter.model());
    m_list->setSpacing(metrics::space1);
    m_list->setAccessibleName(tr("Networks"));
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &SourcesView::showButtons);
    connect(&presenter, &SourcesPresenter::rowsChanged, this, &SourcesView::showButtons);
    connect(m_disconnect, &QPushButton::clicked, this,
            [this] { m_presenter.disconnectSource(m_list->currentIndex().row()); });
    connect(&presenter, &SourcesPresenter::busyChanged, m_connect, &QWidget::setDisabled);
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

void SourcesView::showButtons()
{
    const int row = m_list->currentIndex().row();
    const bool isConnected = row >= 0 && row < m_presenter.model().rowCount()
        && m_presenter.model().row(row).state != SourceState::NotConnected;
    m_disconnect->setEnabled(isConnected);
}

} // namespace otklik
