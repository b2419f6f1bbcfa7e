using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Usb;

/// <summary>Whom a reader, a writer or a control queue belongs to. Thread: the loop; a call may stop the pipe.</summary>
public interface IUsbPipeOwner
{
    /// <summary>Says that the pipe gave up. It moves nothing any more and wants to be stopped.</summary>
    /// <param name="cause">Why, with the device's name.</param>
    void HandlePipeFailed(LinkException cause);

    /// <summary>Says that a pipe that was told to stop has nothing pending any more.</summary>
    void HandlePipeStopped();
}
