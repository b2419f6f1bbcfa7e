using UserCoNdis.Framework.Contracts;
using UserCoNdis.Tools.Cli.Capture;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Cli.Composition;

/// <summary>The device half of a station: the miniport on the link, and the words for what happens there.</summary>
/// <remarks>Made for one station. Thread: the station's loop. Order: <see cref="CreateLinkPool"/>, the link is opened,
/// <see cref="Capture"/> if wanted, <see cref="CreateMiniport"/>.</remarks>
internal interface IStationDevice
{
    /// <summary>Told when something became known of a call, by the number of its VC.</summary>
    event Action<uint, DeviceCall>? CallChanged;

    /// <summary>Gets what the links that it stands on carry.</summary>
    LinkKind LinkKind { get; }

    /// <summary>Gets the miniport's name as a driver.</summary>
    string DriverName { get; }

    /// <summary>Gets why the link ended; null while it has not.</summary>
    LinkException? LinkFailure { get; }

    /// <summary>Gets how the device explains the last failure, of whichever call; null: it does not.</summary>
    DeviceFailure? LastFailure { get; }

    /// <summary>Finds what is known of a call.</summary>
    /// <returns>Null: nothing.</returns>
    DeviceCall? FindCall(uint vcId);

    /// <summary>Makes the blocks that the link reads into.</summary>
    PinnedSlabPool CreateLinkPool();

    /// <summary>Lets a capture see what passes, in the form that this device's links have.</summary>
    /// <param name="link">The open link.</param>
    /// <param name="loop">The link's loop.</param>
    /// <param name="file">Where to.</param>
    /// <param name="frames">Sees the frames of the calls, above the miniport.</param>
    /// <returns>The link for the miniport: the same, or one that shows what passes over it.</returns>
    ILink Capture(ILink link, IEventLoop loop, CaptureFile file, StationObserver frames);

    /// <summary>Makes the miniport; the link is its own from now on.</summary>
    /// <param name="link">Open and not started.</param>
    /// <param name="loop">The link's loop.</param>
    /// <param name="tell">Takes a layer and what happened there, for the ladder.</param>
    IMcmMiniport CreateMiniport(ILink link, IEventLoop loop, Action<string, string> tell);

    /// <summary>Says that an address is called now, as layer and text for the ladder.</summary>
    (string Layer, string Text) Dialling(string address);

    /// <summary>Throws when a buffer of the miniport is still out.</summary>
    /// <exception cref="InvalidOperationException">It says which.</exception>
    void ThrowIfOutstanding();
}
