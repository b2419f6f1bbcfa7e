using System.Security.Cryptography;

namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>PAP, our side proves itself: name and password until an answer comes (RFC 1334 section 2).</summary>
internal sealed class PapPeer(PppCore core, IPppAuthOwner owner)
    : PppAuthSession(core, owner, PppProtocol.Pap, PppAuthSide.Local)
{
    private byte _id;

    public override void Start() => Retry();

    public override void HandlePacket(in PppPacket packet)
    {
        if (packet.Id != _id || IsDone || packet.Code is not (PapCodes.Ack or PapCodes.Nak))
        {
            Core.Statistics.Unexpected++;
            return;
        }

        string? text = PapCodes.Message(packet.Data);
        if (packet.Code == PapCodes.Ack)
        {
            Succeed(text);
        }
        else
        {
            Fail(0, text);
        }
    }

    protected override void Retry()
    {
        Span<byte> secret = stackalloc byte[PppOptions.MaxSecretLength];
        Span<byte> body = stackalloc byte[2 + byte.MaxValue + byte.MaxValue];
        if (Core.Options.Secrets is not { } secrets
            || !secrets.TryGetSecret(PppSecretUse.ProveLocal, default, secret, out int length)
            || length > byte.MaxValue)
        {
            Fail(0, "no secret");
            return;
        }

        byte[] name = Core.LocalName;
        body[0] = (byte)name.Length;
        name.CopyTo(body[1..]);
        body[1 + name.Length] = (byte)length;
        secret[..length].CopyTo(body[(2 + name.Length)..]);
        Core.Send(Protocol, PapCodes.Request, ++_id, body[..(2 + name.Length + length)]);
        CryptographicOperations.ZeroMemory(secret);
        CryptographicOperations.ZeroMemory(body);
        AwaitAnswer();
    }
}
