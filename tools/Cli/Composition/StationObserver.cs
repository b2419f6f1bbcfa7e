using UserCoNdis.Drivers.NdisWan;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Framework.Hosting;
using UserCoNdis.Framework.Runtime;
using UserCoNdis.Tools.Cli.Capture;
using UserCoNdis.Transport.Protocols.Capture;

namespace UserCoNdis.Tools.Cli.Composition;

/// <summary>Carries what passes through a station into the ladder and the capture. Called on the loop.</summary>
internal sealed class StationObserver(string name, Ladder? ladder) : INdisObserver, IWanObserver
{
    /// <summary>Gets the station's name.</summary>
    public string Name => name;

    /// <summary>Gets or sets where frames go; set when the link is open and its name known.</summary>
    public CaptureInterface? Capture { get; set; }

    public void DdiCalled(in DdiRecord record)
    {
        // The contract's calls are the verifier's and the trace's; a ladder of a call tells what goes over the line.
    }

    public void FrameSent(uint vcId, NetBufferList nbl) => Write(PcapngDirection.Outbound, nbl);

    public void FrameReceived(uint vcId, NetBufferList nbl) => Write(PcapngDirection.Inbound, nbl);

    public void ControlPacket(WanSession session, bool sent, string description)
    {
        int space = description.IndexOf(' ', StringComparison.Ordinal);
        string layer = space < 0 ? "PPP" : description[..space];
        ladder?.Add(name, layer, $"{(sent ? "→" : "←")} {(space < 0 ? description : description[(space + 1)..])}");
    }

    private void Write(PcapngDirection direction, NetBufferList nbl) => Capture?.Packet(
        direction, nbl.FirstNetBuffer.Data, (DateTime.UtcNow - DateTime.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick);
}
