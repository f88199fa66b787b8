#pragma once

#include "app/workplace.h"
#include "models/session.h"

#include <QObject>

class QUrl;

namespace otklik {

class ChannelsPresenter;
class DutyPresenter;
class DutyView;
class MainWindow;
class PageTabs;
class SourcesPresenter;

/// The networks' place in the rail: accounts, how completely each channel is heard, places that are looked at by hand,
/// and what can be done where. Owned by the desk's pages.
class ChannelPages final : public QObject
{
    Q_OBJECT

public:
    struct World final
    {
        SourceControl &sources;
        const Clock &clock;
        Role role = Role::Agent;
    };

    ChannelPages(Workplace &workplace, const World &world, MainWindow &window, QObject *parent = nullptr);
    ~ChannelPages() override;

    /// Opens the dialog that captures a message found by hand, with what the clipboard holds.
    void captureFromClipboard();

Q_SIGNALS:
    void browserNeeded(const QUrl &address);
    void linkChosen(const QUrl &url, const QString &written, const QPoint &at);
    void failed(const otklik::Error &error);

private:
    void showBadge();

    MainWindow &m_window;
    std::unique_ptr<SourcesPresenter> m_sources;
    std::unique_ptr<ChannelsPresenter> m_channels;
    std::unique_ptr<DutyPresenter> m_duty;
    PageTabs *m_tabs = nullptr;
    DutyView *m_dutyView = nullptr;
};

} // namespace otklik
