#pragma once

#include "models/result.h"

namespace otklik::server {

/// Tells why the program ends: a sentence with what to do on standard error,
/// and, for a parent that reads them, {"error":"code"} as a line on standard
/// output. Answers the exit code.
class FailureReport final
{
public:
    explicit FailureReport(QString place, bool forParent = false) : m_place(std::move(place)), m_forParent(forParent) { }

    int operator()(const Error &error) const;

private:
    const QString m_place; ///< the folder or file it is about
    const bool m_forParent;
};

} // namespace otklik::server
