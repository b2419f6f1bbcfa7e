using UserCoNdis.Tools.Cli.Shell;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Tools.Cli.Options;

/// <summary>Who proves what to whom, and who gives the addresses: a caller logs in, an answerer lets in.</summary>
internal static class Identity
{
    private static readonly PppAuthProtocol[] s_all = [PppAuthProtocol.MsChapV2, PppAuthProtocol.ChapMd5, PppAuthProtocol.Pap];

    public static PppOptions OfCaller(string? user, byte[]? secret, PppAuthProtocol[]? auth, PppIpcpOptions ipcp) => new()
    {
        LocalName = user ?? "",
        AcceptAuth = secret is null ? [] : auth ?? s_all,
        Secrets = secret is null ? null : new PppSecretTable().AddLocal(secret),
        Ipcp = ipcp with { AcceptAssignedAddress = ipcp.LocalAddress.IsUnspecified },
    };

    /// <remarks>The answerer never answers challenges with the secret that callers prove: a caller could send our own
    /// challenge back and use our answer (RFC 1994 section 2.3).</remarks>
    public static PppOptions OfAnswerer(string? user, byte[]? secret, UserSecrets? users, PppAuthProtocol[]? auth, PppIpcpOptions ipcp)
    {
        bool asksForProof = user is not null || users is not null;
        if (!asksForProof && auth is { Length: > 0 })
        {
            throw CliException.BadUsage("--auth: whose secret? Give the caller's name with --user NAME");
        }

        return new PppOptions
        {
            LocalName = "ucondis",
            RequirePeerAuth = asksForProof ? auth ?? s_all : [],
            AcceptAuth = [],
            Secrets = users ?? (secret is null || user is null ? null : (IPppSecrets)new PppSecretTable().AddPeer(user, secret)),
            Ipcp = ipcp with
            {
                LocalAddress = ipcp.LocalAddress.IsUnspecified ? new(0x0A400001) : ipcp.LocalAddress, // 10.64.0.1
                PeerAddress = ipcp.PeerAddress.IsUnspecified ? new(0x0A400002) : ipcp.PeerAddress,
                RequestDns = false,
            },
        };
    }
}
