#pragma once

#include "app/entry.h"
#include "models/historywindow.h"

#include <QSettings>

#include <memory>
#include <optional>

namespace otklik {

struct Options;

/// What the program remembers between starts, beside the data itself. Values
/// that cannot be read count as not set. Owned by the application; UI thread.
class Settings final
{
public:
    explicit Settings(const Options &options);
    ~Settings();

    [[nodiscard]] QString language() const; ///< "ru", "en", or empty: as the desktop
    void setLanguage(const QString &language);
    [[nodiscard]] QString theme() const; ///< "light", "dark", or empty: as the desktop
    void setTheme(const QString &theme);
    /// What the desktop preferred when last asked: the first guess of the next start.
    [[nodiscard]] bool desktopWasDark() const;
    void setDesktopWasDark(bool isDark);

    [[nodiscard]] bool isSpellingOn() const;
    void setSpellingOn(bool isOn);

    /// How much history this laptop keeps; within sensible bounds.
    [[nodiscard]] HistoryWindow historyWindow() const;
    void setHistoryWindow(const HistoryWindow &window);

    [[nodiscard]] std::optional<Entry> lastEntry() const;
    void setLastEntry(const Entry &entry);
    void forgetLastEntry();

    /// Geometry, splitters and the like, kept by name.
    [[nodiscard]] QByteArray layout(const QString &name) const;
    void setLayout(const QString &name, const QByteArray &state);

    [[nodiscard]] CaseId lastCase(const Entry &entry) const;
    void setLastCase(const Entry &entry, const CaseId &id);

private:
    std::unique_ptr<QSettings> m_store;
};

} // namespace otklik
