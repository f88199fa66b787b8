#pragma once

#include "models/id.h"
#include "models/networksetup.h"

#include <QUrl>
#include <QWidget>

class QLineEdit;
class QListView;
class QPushButton;

namespace otklik {

class SourcesPresenter;
class ToneLabel;

/// The networks page: the list of sources, what can be done with the chosen one, and a line to connect a Mastodon
/// server; consent is given in the system's browser. Passive.
class SourcesView final : public QWidget
{
    Q_OBJECT

public:
    /// `setups`: the networks that are connected by typing keys.
    SourcesView(SourcesPresenter &presenter, QList<NetworkSetup> setups, QWidget *parent = nullptr);

Q_SIGNALS:
    void browserNeeded(const QUrl &address);

private:
    QWidget *makeConnectLine();
    QWidget *makeCallsLine();
    void submit();
    void openDialog();
    void tell(const QString &text, bool isTrouble);
    void showButtons();
    void showCalls();
    /// The source that was connected last, once its row is here.
    void chooseNew();
    [[nodiscard]] std::optional<NetworkSetup> chosenSetup() const;

    SourcesPresenter &m_presenter;
    const QList<NetworkSetup> m_setups;
    QLineEdit *m_address;
    QPushButton *m_connect;
    QPushButton *m_other;
    QPushButton *m_test;
    QPushButton *m_disconnect;
    ToneLabel *m_note;
    QListView *m_list;
    QWidget *m_calls = nullptr; ///< the address at which the chosen network calls the server
    ToneLabel *m_callsHelp = nullptr;
    QLineEdit *m_callsAddress = nullptr;
    SourceId m_new;
    bool m_isBusy = false; ///< a network is being asked
};

} // namespace otklik
