using System.CommandLine.Parsing;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Tools.Cli.Options;

/// <summary>Authentication protocols as people type them: <c>chap,mschapv2</c>, best first.</summary>
internal static class AuthText
{
    public static PppAuthProtocol[] Parse(ArgumentResult argument)
    {
        string[] names = [.. argument.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.TrimEntries))];
        List<PppAuthProtocol> protocols = [];
        foreach (string name in names)
        {
            PppAuthProtocol? protocol = name.ToLowerInvariant() switch
            {
                "pap" => PppAuthProtocol.Pap,
                "chap" or "chap-md5" => PppAuthProtocol.ChapMd5,
                "mschapv2" or "mschap-v2" => PppAuthProtocol.MsChapV2,
                _ => null,
            };
            if (protocol is not { } known)
            {
                argument.AddError($"--auth '{name}': known are pap, chap and mschapv2");
                return [];
            }

            protocols.Add(known);
        }

        return [.. protocols.Distinct()];
    }
}
