using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Tools.Cli.Composition;

/// <summary>Says in one line why a PPP link ended or did not come up.</summary>
internal static class PppCauseText
{
    public static string Of(PppCloseCause cause) => cause switch
    {
        PppCloseCause.None => "the link is up",
        PppCloseCause.LocalClose => "closed from this side",
        PppCloseCause.PeerTerminated => "the far end terminated the link",
        PppCloseCause.LowerDown => "the call ended under it",
        PppCloseCause.NoAnswer => "the far end does not answer LCP; does it speak PPP?",
        PppCloseCause.NegotiationFailed => "no agreement with the far end on the link's options",
        PppCloseCause.LoopedBack => "the line is looped back: our own packets return",
        PppCloseCause.EchoTimeout => "the far end answers no Echo-Request any more",
        PppCloseCause.LocalAuthenticationFailed => "authentication failed: the far end does not accept our name and secret",
        PppCloseCause.PeerAuthenticationFailed => "authentication failed: the far end's name or secret is wrong",
        PppCloseCause.AuthenticationRefused => "the far end refuses every authentication protocol that is asked of it",
        PppCloseCause.AuthenticationTimeout => "the far end is silent during authentication",
        PppCloseCause.NoNetworkProtocol => "no network protocol is left: the far end refused IPCP",
        PppCloseCause.Rejected => "the far end rejects LCP itself",
    };
}
