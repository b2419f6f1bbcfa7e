namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>What a secret is wanted for.</summary>
public enum PppSecretUse
{
    /// <summary>To prove who we are: the name given is the peer's own name, empty with PAP.</summary>
    ProveLocal,

    /// <summary>To check the peer: the name given is the one that the peer claims.</summary>
    VerifyPeer,
}
