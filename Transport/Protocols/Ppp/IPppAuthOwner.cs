namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>Hears how authentication ends.</summary>
internal interface IPppAuthOwner
{
    void AuthSucceeded(PppAuthSession session, string? text);

    void AuthFailed(PppAuthSession session, PppCloseCause cause, int code, string? text);
}
