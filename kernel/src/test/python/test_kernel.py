"""Jupyter's own test suite for kernels, with this kernel's samples.

Run with the kernelspec named by ESPALIER_TEST_KERNEL (default: espalier) where Jupyter finds it:

    python3 -m unittest -v test_kernel
"""

import os
import unittest

import jupyter_kernel_test
import zmq
from jupyter_client.manager import KernelManager

KERNEL = os.environ.get("ESPALIER_TEST_KERNEL", "espalier")


class EspalierTests(jupyter_kernel_test.KernelTests):
    """Every attribute is set: one that is not would skip its test."""

    @classmethod
    def setUpClass(cls):
        """Jupyter gives every reply 15 s; on a slow machine the first cell needs them to warm up."""
        super().setUpClass()
        cls.kc.execute_interactive("1 + 1", store_history=False, timeout=120, output_hook=print)

    kernel_name = KERNEL
    language_name = "kotlin"
    file_extension = ".kt"

    code_hello_world = 'println("hello, world")'
    code_stderr = 'System.err.println("oops")'
    completion_samples = [
        {"text": "listO"},
        {"text": '"espalier".toUpperCas'},
    ]
    complete_code_samples = ["1 + 1", "val a = 3", "fun f() {\n    println(1)\n}"]
    incomplete_code_samples = ["fun f() {", "listOf(1,", 'val a = """x']
    invalid_code_samples = ["val = = 3", "1 + ) 2"]
    code_page_something = 'org.espalier.kernel.output.Page.text("read me")'
    code_generate_error = 'error("as asked")'
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": '"espa" + "lier"', "result": "espalier"},
    ]
    code_display_data = [
        {"code": 'display(html("<b>b</b>"))', "mime": "text/html"},
        {"code": 'display(svg("<svg/>"))', "mime": "image/svg+xml"},
    ]
    code_history_pattern = "6?*?7"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "listOf"
    code_clear_output = "clearOutput()"

    def test_completions_are_what_was_begun(self):
        msg_id = self.kc.complete("val x = listO")
        reply = self.get_non_kernel_info_reply(timeout=60)
        self.assertEqual(reply["parent_header"]["msg_id"], msg_id)
        self.assertIn("listOf", " ".join(reply["content"]["matches"]))
        self.assertEqual(reply["content"]["cursor_start"], 8)


class WelcomeTests(unittest.TestCase):
    """The first message on iopub is the welcome, whatever the client library knows of it."""

    def test_iopub_begins_with_a_welcome(self):
        manager = KernelManager(kernel_name=KERNEL)
        manager.start_kernel()
        context = zmq.Context()
        socket = context.socket(zmq.SUB)
        try:
            socket.setsockopt(zmq.SUBSCRIBE, b"")
            socket.connect("tcp://%s:%d" % (manager.ip, manager.iopub_port))
            self.assertTrue(socket.poll(30_000), "nothing came on iopub")
            _, frames = manager.session.feed_identities(socket.recv_multipart())
            message = manager.session.deserialize(frames)
            self.assertEqual(message["header"]["msg_type"], "iopub_welcome")
            self.assertEqual(message["content"]["subscription"], "")
        finally:
            socket.close(0)
            context.term()
            manager.shutdown_kernel(now=True)


if hasattr(jupyter_kernel_test, "IopubWelcomeTests"):

    class JupytersWelcomeTests(jupyter_kernel_test.IopubWelcomeTests):
        kernel_name = KERNEL
        support_iopub_welcome = True


if __name__ == "__main__":
    unittest.main()
