package org.espalier.kernel.protocol;

import io.github.spencerpark.jupyter.channels.JupyterSocket;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.messages.HMACGenerator;
import io.github.spencerpark.jupyter.messages.Message;
import java.util.function.Consumer;
import java.util.logging.Logger;
import org.zeromq.ZMQ;

/**
 * The iopub socket as basekernel's comms know it: what they send goes the way of all other
 * messages, and never touches the socket on the caller's thread.
 */
final class IopubSocket extends JupyterSocket {
  private volatile Consumer<Message<?>> sender = message -> {};

  IopubSocket(ZMQ.Context context) {
    super(
        context,
        Channel.IOPUB.type(),
        HMACGenerator.NO_AUTH_INSTANCE,
        Logger.getLogger(IopubSocket.class.getName()));
    setXpubVerbose(true);
  }

  @Override
  public void bind(KernelConnectionProperties connection) {
    bind(Channel.IOPUB.address(connection));
  }

  void sendThrough(Consumer<Message<?>> way) {
    sender = way;
  }

  /** Not synchronized, unlike what it replaces: it does not touch the socket. */
  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized") // only hands the message over
  public void sendMessage(Message<?> message) {
    sender.accept(message);
  }
}
