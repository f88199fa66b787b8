#pragma once

#include "models/networksetup.h"

#include <QUrl>
#include <QWidget>

class QLineEdit;
class QListView;
class QPushButton;

namespace otklik {

class SourcesPresenter;
class ToneLabel;

/// The networks page: the list of sources, and a line to connect a Mastodon
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
    void submit();
    void openDialog();
    void tell(const QString &text, bool isTrouble);
    void showButtons();

    SourcesPresenter &m_presenter;
    const QList<NetworkSetup> m_setups;
    QLineEdit *m_address;
    QPushButton *m_connect;
    QPushButton *m_other;
    QPushButton *m_disconnect;
    ToneLabel *m_note;
    QListView *m_list;
};

} // namespace otklik
