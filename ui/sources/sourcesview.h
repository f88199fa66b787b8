#pragma once

#include "models/result.h"

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
    explicit SourcesView(SourcesPresenter &presenter, QWidget *parent = nullptr);

Q_SIGNALS:
    void browserNeeded(const QUrl &address);

private:
    QWidget *makeConnectLine();
    void submit();
    void tell(const QString &text, bool isTrouble);
    void showButtons();

    SourcesPresenter &m_presenter;
    QLineEdit *m_address;
    QPushButton *m_connect;
    QPushButton *m_disconnect;
    ToneLabel *m_note;
    QListView *m_list;
};

} // namespace otklik
