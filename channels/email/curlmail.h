#pragma once

#include "channels/email/mailline.h"

#include <atomic>

namespace otklik {

/// MailTransport over libcurl, which greets, encrypts (certificate and host name verified, STARTTLS never
/// skipped) and signs in by whatever SASL mechanism both sides know; the commands behind that are ours.
/// No proxy. libcurl rather than libetpan, whose TLS leaves it to its user to verify a certificate and which
/// keeps its time-outs in globals, or VMime, whose Debian package is an untended pre-release; it is linked already.
class CurlMail final : public MailTransport
{
public:
    Result<std::unique_ptr<MailLine>> open(const MailEndpoint &endpoint) override;
    void interrupt() override { m_isInterrupted = true; }

private:
    std::atomic<bool> m_isInterrupted = false;
};

} // namespace otklik
