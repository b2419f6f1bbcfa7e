namespace UserCoNdis.NdisKit;

public enum ScriptedCallPhase
{
    Idle,
    Proceeding,
    Offered,
    Accepted,
    Connected,
    RemoteClosed,
    Closing,
    Ended,
}
