using System.Text.Json.Serialization;

namespace UserCoNdis.HardwareGuest.Control;

/// <summary>
/// What goes over the control channel, the virtio-serial port <c>ucondis.control</c>: one JSON object a line. The host sends
/// <see cref="RunCase"/>, the agent asks for what only the host can do, the host answers each <see cref="HostRequest"/> with a
/// <see cref="HostReply"/>, and at the end the agent sends a <see cref="CaseResult"/>.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(AgentReady), "ready")]
[JsonDerivedType(typeof(RunCase), "run")]
[JsonDerivedType(typeof(HostRequest), "ask")]
[JsonDerivedType(typeof(HostReply), "reply")]
[JsonDerivedType(typeof(OutsideLine), "line")]
[JsonDerivedType(typeof(OutsideEnd), "end")]
[JsonDerivedType(typeof(CaseResult), "result")]
[JsonDerivedType(typeof(PowerOff), "off")]
public abstract record ControlMessage;
